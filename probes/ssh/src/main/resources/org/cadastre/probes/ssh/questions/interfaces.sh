ip addr || ifconfig -a

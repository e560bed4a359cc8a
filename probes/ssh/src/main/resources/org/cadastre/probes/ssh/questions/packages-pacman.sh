pacman -Q

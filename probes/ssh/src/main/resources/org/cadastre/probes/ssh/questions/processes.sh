# secrets masked
case $(uname -s) in
Linux)
ps -e -o pid= -o ppid= -o user:32= -o unit:64= -o comm= -o args= && echo columns=unit ||
{ ps -e -o pid= -o ppid= -o user= -o comm= -o args= && echo columns=comm; } ||
{ ps -o pid,ppid,user,comm,args && echo columns=comm; } ;;
*BSD|DragonFly|Darwin)
ps -ax -ww -o pid= -o ppid= -o user= -o args= && echo columns=args ;;
*) ps -e -o pid= -o ppid= -o user= -o args= && echo columns=args ;;
esac

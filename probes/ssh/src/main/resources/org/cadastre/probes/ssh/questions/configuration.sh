# secrets masked
for c in /etc/nginx /usr/local/etc/nginx /etc/openresty; do
[ -d $c ] || continue
echo software=nginx
for f in $c/nginx.conf $c/conf.d/*.conf $c/sites-enabled/* $c/upstreams/*.conf; do
[ -f "$f" ] && [ -r "$f" ] && printf 'file=%s\n' "$f" && \
grep -E '^[[:space:]]*(upstream|server|listen|server_name|proxy_pass|fastcgi_pass|uwsgi_pass|grpc_pass)[[:space:]{]' "$f"
done
done
for f in /etc/haproxy/haproxy.cfg /usr/local/etc/haproxy.conf; do
[ -r $f ] && echo software=HAProxy && printf 'file=%s\n' $f && \
grep -E '^[[:space:]]*(frontend|backend|listen|bind|server|default_backend)[[:space:]]' $f
done
for c in /etc/apache2/sites-enabled /etc/apache2/conf-enabled /etc/httpd/conf /etc/httpd/conf.d /usr/local/etc/apache24; do
[ -d $c ] || continue
echo software=Apache HTTP Server
for f in $c/*.conf; do
[ -f "$f" ] && [ -r "$f" ] && printf 'file=%s\n' "$f" && \
grep -iE '^[[:space:]]*(Listen|ServerName|ProxyPass|ProxyPassMatch|BalancerMember)[[:space:]]' "$f"
done
done
:

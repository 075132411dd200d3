/**
 * Configuration of nginx and PHP-FPM for the lab.
 * Enters: stores, and folders for logs and sockets. Leaves: two configuration texts.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ServedStore } from './engine.ts';

interface Layout {
	stores: readonly ServedStore[];
	folder: string;
	sockets: string;
	isRoot: boolean;
}

/** Workers per store: stores call each other, and one that waits for a peer must not be the last free one there. */
const WORKERS = 10;

export function fpmConfig( {
	stores,
	folder,
	sockets,
	isRoot,
}: Layout ): string {
	const pools = stores.map(
		( store ) => `
[${ store.name }]
${ isRoot ? 'user = root\ngroup = root' : '' }
listen = ${ join( sockets, store.name ) }
listen.backlog = 512
pm = ondemand
pm.max_children = ${ WORKERS }
pm.process_idle_timeout = 120s
catch_workers_output = yes
php_admin_value[error_log] = ${ join( store.folder, 'php.log' ) }
php_admin_flag[log_errors] = on
php_admin_value[memory_limit] = 512M
php_admin_value[upload_max_filesize] = 64M
php_admin_value[post_max_size] = 64M
php_value[max_execution_time] = 300
`
	);
	return `[global]
error_log = ${ join( folder, 'php-fpm.log' ) }
pid = ${ join( sockets, 'php-fpm.pid' ) }
daemonize = no
${ pools.join( '' ) }`;
}

export function nginxConfig( {
	stores,
	folder,
	sockets,
	isRoot,
}: Layout ): string {
	const mime = [
		'/etc/nginx/mime.types',
		'/usr/local/etc/nginx/mime.types',
	].find( existsSync );
	const temporary = [ 'client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi' ]
		.map( ( kind ) => `\t${ kind }_temp_path ${ join( sockets, kind ) };` )
		.join( '\n' );
	const servers = stores.map(
		( store ) => `
	server {
		listen 127.0.0.1:${ store.port } backlog=512;
		root "${ store.site }";
		index index.php;
		access_log off;
		location ~ /\\.ht { return 404; }
		location / { try_files $uri $uri/ /index.php?$args; }
		location ~ \\.php$ {
			try_files $uri =404;
			access_log "${ join( store.folder, 'requests.jsonl' ) }" lab;
			fastcgi_pass unix:${ join( sockets, store.name ) };
			fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name;
			fastcgi_param SCRIPT_NAME $fastcgi_script_name;
			fastcgi_param DOCUMENT_ROOT $document_root;
			fastcgi_param QUERY_STRING $query_string;
			fastcgi_param REQUEST_METHOD $request_method;
			fastcgi_param REQUEST_URI $request_uri;
			fastcgi_param CONTENT_TYPE $content_type;
			fastcgi_param CONTENT_LENGTH $content_length;
			fastcgi_param SERVER_PROTOCOL $server_protocol;
			fastcgi_param REQUEST_SCHEME $scheme;
			fastcgi_param GATEWAY_INTERFACE CGI/1.1;
			fastcgi_param SERVER_SOFTWARE nginx;
			fastcgi_param REMOTE_ADDR $remote_addr;
			fastcgi_param REMOTE_PORT $remote_port;
			fastcgi_param SERVER_ADDR $server_addr;
			fastcgi_param SERVER_PORT $server_port;
			fastcgi_param SERVER_NAME 127.0.0.1;
			fastcgi_param REDIRECT_STATUS 200;
		}
	}
`
	);
	return `${ isRoot ? 'user root;' : '' }
daemon off;
worker_processes 1;
pid ${ join( sockets, 'nginx.pid' ) };
error_log "${ join( folder, 'nginx.log' ) }";
events { worker_connections 512; }
http {
	${ mime ? `include ${ mime };` : '' }
	default_type application/octet-stream;
${ temporary }
	client_max_body_size 64m;
	# Said in the answer, too: a client must not send on a connection that is about to end.
	keepalive_timeout 2 2;
	# A plugin that wakes itself up writes a request and hangs up: the request must still run.
	fastcgi_ignore_client_abort on;
	fastcgi_read_timeout 300;
	fastcgi_buffers 32 32k;
	fastcgi_buffer_size 64k;
	log_format lab escape=json '{"direction":"in","seconds":$msec,"method":"$request_method","url":"$request_uri","status":$status,"took":$request_time}';
${ servers.join( '' ) }
}
`;
}

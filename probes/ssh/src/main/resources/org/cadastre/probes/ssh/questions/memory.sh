IFS= read -r v </proc/meminfo && printf '%s\n' "$v"

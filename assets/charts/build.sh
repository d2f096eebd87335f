#!/bin/sh
# Rebuilds echarts.min.js from the locked packages. Needs Node.js and npm.
set -eu
cd "$(dirname "$0")"
npm ci --no-audit --no-fund
node_modules/.bin/esbuild src/entry.js --bundle --minify --format=iife --target=es2015 \
	--define:process.env.NODE_ENV='"production"' --legal-comments=inline --charset=utf8 \
	--banner:js='/*! Apache ECharts 6.1.0 (Apache-2.0) with zrender 6 (BSD-3-Clause) and tslib (0BSD); licences: THIRD_PARTY_NOTICES.md. Built by build.sh. */' \
	--outfile=echarts.min.js
rm -rf node_modules

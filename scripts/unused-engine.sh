#!/bin/sh
# Stands in for an engine that `prisma generate` asks for and never uses (see generate-client.mjs).
exit 0

#!/usr/bin/env bash
# Prepares the machine on which Gradescope grades: Go in the version of the course,
# a C compiler for the race detector, and one run that compiles what does not
# depend on a submission. The course is the zip that this file is at the top of:
#
#   make template DIR=../our-course
#   cd ../our-course
#   cp grader/cmd/class/deploy/gradescope/* .
#   zip -qr ../autograder.zip .
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -qq -y --no-install-recommends ca-certificates curl gcc git libc6-dev
cd "${AUTOGRADER:-/autograder}/source"
version=$(awk '$1 == "go" { print $2 }' go.mod)
curl -fsSL "https://go.dev/dl/go$version.linux-$(dpkg --print-architecture).tar.gz" | tar -C /usr/local -xz
export PATH=/usr/local/go/bin:$PATH HOME=/root
go tool grade doctor
go tool grade

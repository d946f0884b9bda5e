// Command grade grades exercises in concurrency, and says of every behaviour
// whether it holds in all interleavings, and if not, which one breaks it.
//
//	go tool grade [flags] [exercise ...]
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"interleave/grader/internal/cli"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := cli.Run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

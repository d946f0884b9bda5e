// Command class grades what a whole class handed in, and draws the board that
// its instructor reads.
//
//	go tool class run [flags] DIR
//
// It is apart from grade, so that a student's first build compiles no database.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"interleave/grader/internal/class"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := class.Run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

package crew

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
)

// Serve is the life of a member: it answers what comes in until nothing comes
// any more. If that happens while it is at work, the work is stopped, because
// whoever asked is gone.
func Serve(ctx context.Context, in io.Reader, out io.Writer, answer func(context.Context, Request) Answer) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	requests := make(chan Request)
	go func() { // ends with the input, which is what Serve waits for
		defer close(requests)
		defer stop()
		for decoder := json.NewDecoder(in); ; {
			var r Request
			if decoder.Decode(&r) != nil {
				return
			}
			select {
			case requests <- r:
			case <-ctx.Done():
				return
			}
		}
	}()
	to := json.NewEncoder(out)
	for r := range requests {
		a := answer(ctx, r)
		if ctx.Err() != nil {
			return nil
		}
		if err := to.Encode(a); err != nil {
			return fmt.Errorf("answer: %w", err)
		}
	}
	return nil
}

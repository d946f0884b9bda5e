// A loop is a loop.
//
// fails: foreach/reaches-limit serialised
// may: foreach/first-error foreach/cancel
package semaphore

import "context"

func ForEach[T any](ctx context.Context, limit int, items []T, fn func(context.Context, T) error) error {
	if limit < 1 {
		panic("a limit must let one through")
	}
	for _, item := range items {
		if err := ctx.Err(); err != nil {
			return err
		}
		inner, cancel := context.WithCancel(ctx)
		err := fn(inner, item)
		cancel()
		if err != nil {
			return err
		}
	}
	return nil
}

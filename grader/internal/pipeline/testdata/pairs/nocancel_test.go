package pairs

import (
	"context"
	"testing"
)

// Nobody tells the watcher that it is over.
func watched(cancelling bool) {
	ctx, cancel := context.WithCancel(context.Background())
	go func() { <-ctx.Done() }()
	if cancelling {
		cancel()
	}
}

func TestNoCancelBug(*testing.T)  { watched(false) }
func TestNoCancelCure(*testing.T) { watched(true) }

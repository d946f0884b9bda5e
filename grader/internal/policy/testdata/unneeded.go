package race

import (
	"context"
	"time"
)

var now = time.Now // want "unneeded"

func late(ctx context.Context, start time.Time) bool {
	if deadline, ok := ctx.Deadline(); ok {
		return (time.Until)(deadline) < 0 // want "unneeded"
	}
	<-time.After(time.Second)
	return time.Since(start) > time.Second // want "unneeded"
}

type clock struct{}

func (clock) Now() int { return 0 }

func shadowed(time clock) int { return time.Now() }

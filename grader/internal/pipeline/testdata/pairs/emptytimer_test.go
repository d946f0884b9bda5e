package pairs

import (
	"testing"
	"time"
)

// Stop empties the timer's channel, and who empties it again waits for ever.
func TestEmptyTimerBug(*testing.T) {
	t := time.NewTimer(time.Second)
	time.Sleep(2 * time.Second)
	<-t.C
	if !t.Stop() {
		<-t.C
	}
	t.Reset(time.Second)
	<-t.C
}

func TestEmptyTimerCure(*testing.T) {
	t := time.NewTimer(time.Second)
	time.Sleep(2 * time.Second)
	<-t.C
	t.Stop()
	t.Reset(time.Second)
	<-t.C
}

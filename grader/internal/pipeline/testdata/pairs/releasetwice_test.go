package pairs

import "testing"

// On the way out of an error a permit is given back, and once more by defer.
func use(permits chan struct{}, failed, careful bool) {
	permits <- struct{}{}
	defer func() { <-permits }()
	if failed && !careful {
		<-permits
	}
}

func TestReleaseTwiceBug(*testing.T)  { use(make(chan struct{}, 2), true, false) }
func TestReleaseTwiceCure(*testing.T) { use(make(chan struct{}, 2), true, true) }

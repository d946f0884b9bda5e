//go:build !linux || !(amd64 || arm64)

package sandbox

import (
	"fmt"
	"runtime"
)

// Elsewhere there is tier 3 and no other.
func unsupported(t Tier) error {
	return fmt.Errorf("%v needs Linux on amd64 or arm64, and this is %s/%s", t, runtime.GOOS, runtime.GOARCH)
}

func probe(t Tier) error { return unsupported(t) }

func prepareStage(t Tier, _ Command) (*launch, error) { return nil, unsupported(t) }

// trappedCall has nothing to name: there is no filter.
func trappedCall(uint32) (string, Reason) { return "", Forbidden }

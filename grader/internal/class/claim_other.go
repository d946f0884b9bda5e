//go:build !unix

package class

// claim claims nothing where folders cannot be locked, so nothing is swept there.
func claim(string) (release func(), free bool) { return func() {}, false }

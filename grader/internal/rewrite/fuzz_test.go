package rewrite

import (
	"testing"

	"golang.org/x/tools/txtar"
)

// Any file that type-checks is refused, or rewritten into one that type-checks
// and has its words on the same lines.
func FuzzRewrite(f *testing.F) {
	for _, archive := range golden(f) {
		for _, in := range inputs(archive) {
			f.Add(in.Data)
		}
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		in := []txtar.File{{Name: "a.go", Data: source}}
		if _, err := check(in); err != nil {
			t.Skip("does not type-check")
		}
		rewritten(t, in, Options{})
		rewritten(t, in, Options{Memory: names(in)})
	})
}

// Most changes to a source only break it. Here what changes is what the
// generator chooses, and every program means something.
func FuzzRewriteGenerated(f *testing.F) {
	f.Add([]byte("the first choices"))
	f.Add([]byte{})
	frame := txtar.File{Name: "frame.go", Data: []byte("package main\n\ntype yes bool\n\nvar programs []func() string\n")}
	f.Fuzz(func(t *testing.T, choices []byte) {
		in := append(generated(&script{choices}, 1), frame)
		rewritten(t, in, Options{})
		rewritten(t, in, Options{Memory: names(in)})
	})
}

// A script chooses what its bytes say, and the last possibility, which is
// always a simple one, once they are used up.
type script struct{ left []byte }

func (s *script) IntN(n int) int {
	if len(s.left) == 0 {
		return n - 1
	}
	choice := int(s.left[0]) % n
	s.left = s.left[1:]
	return choice
}

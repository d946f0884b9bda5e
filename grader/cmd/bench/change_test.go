package main

import (
	"go/parser"
	"go/token"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestChangedPutsALineIntoTheFirstFunctionThatHasAPointer(t *testing.T) {
	tests := map[string]struct{ source, want string }{
		"a method":    {"package p\n\nfunc New() *T { return nil }\n\nfunc (t *T) Do() {\n}\n", "package p\n\nfunc New() *T { return nil }\n\nfunc (t *T) Do() { if t == nil { panic(\"x\") }; \n}\n"},
		"a parameter": {"package p\n\nfunc Move(from, to *T) { }\n", "package p\n\nfunc Move(from, to *T) { if from == nil { panic(\"x\") };  }\n"},
	}
	for name, tt := range tests {
		got, err := changed(tt.source, "x")
		require.NoError(t, err, "changed of %s", name)
		assert.Equal(t, tt.want, got, "changed of %s", name)
		_, err = parser.ParseFile(token.NewFileSet(), "", got, 0)
		assert.NoError(t, err, "what became of %s is Go", name)
	}
	_, err := changed("package p\n\nfunc f(t *T) {}\n", "x")
	assert.Error(t, err, "changed without an exported function")
}

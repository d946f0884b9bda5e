package main

import (
	"go/parser"
	"go/token"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestChangedPutsLinesIntoTheFirstFunctionThatHasAPointer(t *testing.T) {
	tests := map[string]struct{ source, want string }{
		"a method":    {"package p\n\nfunc New() *T { return nil }\n\nfunc (t *T) Do() {\n}\n", "package p\n\nfunc New() *T { return nil }\n\nfunc (t *T) Do() {\n\tif t == nil {\n\t\tpanic(\"x\")\n\t}\n\n}\n"},
		"a parameter": {"package p\n\nfunc Move(from, to *T) { }\n", "package p\n\nfunc Move(from, to *T) {\n\tif from == nil {\n\t\tpanic(\"x\")\n\t}\n }\n"},
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

func TestReshapedAlsoGivesAFieldToTheFirstStruct(t *testing.T) {
	const source = "package p\n\ntype T struct {\n\tn int\n}\n\nfunc (t *T) Do() {\n}\n"
	got, err := reshaped(source, "x")
	require.NoError(t, err, "reshaped")
	assert.Contains(t, got, "type T struct {\n\t_ struct{} \"x\"\n\tn int\n}\n", "the struct")
	assert.Contains(t, got, "panic(\"x\")", "the function")
	_, err = reshaped("package p\n\nfunc (t *T) Do() {}\n", "x")
	assert.Error(t, err, "reshaped without a struct")
}

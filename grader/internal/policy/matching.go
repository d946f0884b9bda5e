package policy

import (
	"go/ast"
	"go/types"
)

// matchingRule refuses methods by which an error claims to be another one.
// Suites compare errors with errors.Is, as every caller should, and an error
// that says yes to everything would be right whatever was asked for.
//
//	// WRONG
//	type failure struct{}
//
//	func (failure) Error() string        { return "no" }
//	func (failure) Is(target error) bool { return true }
//
//	// RIGHT
//	var ErrClosed = errors.New("closed")
//
//	return fmt.Errorf("submit %s: %w", job, ErrClosed)
var matchingRule = Rule{
	Name: "matching",
	Check: func(p *Pass) {
		for _, decl := range p.File.Decls {
			f, ok := decl.(*ast.FuncDecl)
			if ok && f.Recv != nil && matches(p, f) {
				p.Reportf(f.Pos(), "a method %s lets an error pass for another one; wrap that one with fmt.Errorf and %%w, or return it", f.Name.Name)
			}
		}
	},
}

// asked are the parameters of the methods that errors.Is and errors.As ask.
var asked = map[string]types.Type{
	"Is": types.Universe.Lookup("error").Type(),
	"As": types.Universe.Lookup("any").Type(),
}

// matches reports whether package errors would ask the method. One whose
// parameter could not be resolved counts.
func matches(p *Pass, f *ast.FuncDecl) bool {
	want, ok := asked[f.Name.Name]
	if !ok {
		return false
	}
	method, ok := p.Info.Defs[f.Name].(*types.Func)
	if !ok {
		return true
	}
	params := method.Signature().Params()
	if params.Len() != 1 {
		return false
	}
	have := params.At(0).Type()
	return types.Identical(have, want) || have == types.Typ[types.Invalid]
}

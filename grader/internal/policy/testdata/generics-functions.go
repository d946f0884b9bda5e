package race

// What is written once for each type is fine, however often it is called.
func first[T any](x T) { second(x); second(x); third[T](x) }

func second[T any](x T) { third(x); third(x); first(x) }

func third[T any](x T) {}

type tree[T any] struct{ left, right *tree[T] }

func (t *tree[T]) walk() { first(t.left); first(t.right); (&tree[T]{}).walk() }

func g0[T any](x T) int { return g1([2]T{x}) + g1(struct{ a T }{x}) } // want "generics"

func g1[T any](x T) int { return g2([2]T{x}) + g2(struct{ a T }{x}) }

func g2[T any](x T) int { return g3([2]T{x}) + g3(struct{ a T }{x}) }

func g3[T any](x T) int { return g4([2]T{x}) + g4(struct{ a T }{x}) }

func g4[T any](x T) int { return g5([2]T{x}) + g5(struct{ a T }{x}) }

func g5[T any](x T) int { return g6([2]T{x}) + g6(struct{ a T }{x}) }

func g6[T any](x T) int { return g7([2]T{x}) + g7(struct{ a T }{x}) }

func g7[T any](x T) int { return g8([2]T{x}) + g8(struct{ a T }{x}) }

func g8[T any](x T) int { return g9([2]T{x}) + g9(struct{ a T }{x}) }

func g9[T any](x T) int { return g10([2]T{x}) + g10(struct{ a T }{x}) }

func g10[T any](x T) int { return g11([2]T{x}) + g11(struct{ a T }{x}) }

func g11[T any](x T) int { return g12([2]T{x}) + g12(struct{ a T }{x}) }

func g12[T any](x T) int { return g13([2]T{x}) + g13(struct{ a T }{x}) }

func g13[T any](x T) int { return g14([2]T{x}) + g14(struct{ a T }{x}) }

func g14[T any](x T) int { return g15([2]T{x}) + g15(struct{ a T }{x}) }

func g15[T any](x T) int { return 1 }

package build

import (
	"go/importer"
	"go/token"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
)

// stubText is a stub of every kind of declaration that an exercise may fix.
const stubText = `package race

import (
	"context"
	"errors"
)

type Counter struct{}

func (c *Counter) Inc() {}

func (c *Counter) Value() int { return 0 }

type Seats struct{}

func NewSeats(n int) *Seats { return nil }

type Future[T any] struct{}

func Async[T any](f func() (T, error)) *Future[T] { return nil }

func (f *Future[T]) Wait(ctx context.Context) (t T, err error) { return t, err }

var ErrClosed = errors.New("closed")

const Limit = 3

type Option struct{ Name string }

func (o Option) String() string { return o.Name }

type Rank int
`

// The standard library is type-checked once, and both files import the same: a
// context.Context of another importer would be another type.
var (
	fset     = token.NewFileSet()
	standard = importer.ForCompiler(fset, "source", nil)
)

// load type-checks a source as package race.
func load(t *testing.T, name, text string) *pack {
	t.Helper()
	p, err := parse(fset, "interleave/exercises/01-race", map[string][]byte{name: []byte(text)})
	require.NoError(t, err, "parse %s", name)
	p.check(standard, "go1.26.0", "amd64")
	require.Empty(t, p.errors, "type errors of %s", name)
	return p
}

func breaches(t *testing.T, text string) []grader.CompileError {
	t.Helper()
	stub, mine := load(t, "stub/race.go", stubText), load(t, "race.go", text)
	c := contract{fset: fset, stub: stub.Types, mine: mine.Types, file: "race.go"}
	return c.check()
}

// rest is a right answer; the tests leave parts of it out.
var rest = map[string]string{
	"imports":   "import (\n\t\"context\"\n\t\"errors\"\n)\n",
	"Counter":   "type Counter struct{ n int }\nfunc (c *Counter) Inc() {}\nfunc (c *Counter) Value() int { return 0 }\n",
	"Seats":     "type Seats []string\nfunc NewSeats(n int) *Seats { return nil }\n",
	"Future":    "type Future[V any] chan V\nfunc Async[V any](f func() (V, error)) *Future[V] { return nil }\nfunc (f Future[V]) Wait(ctx context.Context) (v V, err error) { return v, err }\n",
	"ErrClosed": "var ErrClosed = errors.New(\"shut\")\n",
	"Limit":     "const Limit = 4\n",
	"Option":    "type Option struct{ Name string; rank int }\nfunc (o Option) String() string { return o.Name }\n",
	"Rank":      "type Rank int\n",
}

// answer is rest with one part replaced.
func answer(part, text string) string {
	source := "package race\n\n" + rest["imports"]
	for _, name := range []string{"Counter", "Seats", "Future", "ErrClosed", "Limit", "Option", "Rank"} {
		if name == part {
			source += text
		} else {
			source += rest[name]
		}
	}
	return source + "\nvar _ context.Context\nvar _ = errors.New\n"
}

func TestContractLeavesFreeWhatNobodyOutsideCanSee(t *testing.T) {
	tests := map[string]struct{ part, text string }{
		"another struct, more methods and more names": {"Counter", rest["Counter"] + "func (c *Counter) Reset() {}\nfunc Max() int { return 0 }\ntype Extra int\n"},
		"methods that an embedded type brings":        {"Counter", "type inner struct{}\nfunc (i *inner) Inc() {}\nfunc (i *inner) Value() int { return 0 }\ntype Counter struct{ inner }\n"},
		"a signature spelt with other names":          {"Seats", "type Seats struct{}\ntype count = int\nfunc NewSeats(_ count) (s *Seats) { return s }\n"},
		"a type parameter of another name":            {"Future", rest["Future"]},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			assert.Empty(t, breaches(t, answer(tt.part, tt.text)), "breaches with %s", name)
		})
	}
}

func TestContractSaysWhatTheExerciseFixes(t *testing.T) {
	tests := map[string]struct{ part, text, want string }{
		"a function is missing":          {"Seats", "type Seats struct{}\n", "NewSeats is missing; the exercise fixes func NewSeats(n int) *Seats"},
		"a type is missing":              {"Rank", "", "Rank is missing; the exercise fixes type Rank"},
		"a variable is missing":          {"ErrClosed", "", "ErrClosed is missing; the exercise fixes var ErrClosed error"},
		"a result is missing":            {"Seats", "type Seats struct{}\nfunc NewSeats(n int) {}\n", "NewSeats has the signature func(n int); the exercise fixes func(n int) *Seats"},
		"a result of another type":       {"Seats", "type Seats struct{}\nfunc NewSeats(n int) Seats { return Seats{} }\n", "NewSeats has the signature func(n int) Seats; the exercise fixes func(n int) *Seats"},
		"a parameter too many":           {"Seats", "type Seats struct{}\nfunc NewSeats(n int, name ...string) *Seats { return nil }\n", "NewSeats has the signature func(n int, name ...string) *Seats; the exercise fixes func(n int) *Seats"},
		"a variable in a function's way": {"Seats", "type Seats struct{}\nvar NewSeats = func(n int) *Seats { return nil }\n", "NewSeats is a variable; the exercise fixes func NewSeats(n int) *Seats"},
		"a method is missing":            {"Counter", "type Counter struct{}\nfunc (c *Counter) Inc() {}\n", "Counter has no method Value; the exercise fixes func (*Counter).Value() int"},
		"a method of another signature":  {"Counter", "type Counter struct{}\nfunc (c *Counter) Inc() int { return 0 }\nfunc (c *Counter) Value() int { return 0 }\n", "Counter.Inc has the signature func() int; the exercise fixes func()"},
		"a pointer where a value was":    {"Option", "type Option struct{ Name string }\nfunc (o *Option) String() string { return o.Name }\n", "Option.String has a pointer for its receiver; the exercise fixes a value"},
		"a field is missing":             {"Option", "type Option struct{ name string }\nfunc (o Option) String() string { return o.name }\n", "Option has no field Name; the exercise fixes Name string"},
		"an alias":                       {"Counter", "type counter struct{}\nfunc (c *counter) Inc() {}\nfunc (c *counter) Value() int { return 0 }\ntype Counter = counter\n", "Counter is another name for counter; the exercise fixes a type of its own"},
		"an interface":                   {"Counter", "type Counter interface{ Inc(); Value() int }\n", "Counter is an interface; the exercise fixes a type with a zero value"},
		"another underlying type":        {"Rank", "type Rank string\n", "Rank is made of string; the exercise fixes int"},
		"another kind of error":          {"ErrClosed", "type closed struct{}\nfunc (closed) Error() string { return \"\" }\nvar ErrClosed = closed{}\n", "ErrClosed has the type closed; the exercise fixes error"},
		"a narrower type parameter":      {"Future", "type Future[T comparable] struct{}\nfunc Async[T comparable](f func() (T, error)) *Future[T] { return nil }\nfunc (f *Future[T]) Wait(ctx context.Context) (t T, err error) { return t, err }\n", "Future has other type parameters than the exercise fixes, which are those of Future[T any]"},
		"no type parameter":              {"Future", "type Future struct{}\nfunc Async(f func() (int, error)) *Future { return nil }\nfunc (f *Future) Wait(ctx context.Context) (int, error) { return 0, nil }\n", "Future has other type parameters than the exercise fixes, which are those of Future[T any]"},
		"a type argument of its own":     {"Future", "type Future[T any] struct{}\nfunc Async[T any](f func() (T, error)) *Future[int] { return nil }\nfunc (f *Future[T]) Wait(ctx context.Context) (t T, err error) { return t, err }\n", "Async has the signature func[T any](f func() (T, error)) *Future[int]; the exercise fixes func[T any](f func() (T, error)) *Future[T]"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got := breaches(t, answer(tt.part, tt.text))
			require.NotEmpty(t, got, "breaches when %s", name)
			assert.Equal(t, tt.want, got[0].Message, "first breach when %s", name)
			assert.Equal(t, "race.go", got[0].File, "file when %s", name)
		})
	}
}

func TestContractNamesTheLineOfWhatIsThere(t *testing.T) {
	got := breaches(t, answer("Seats", "type Seats struct{}\nfunc NewSeats(n int) {}\n"))
	require.Len(t, got, 1, "breaches")
	assert.Equal(t, [2]int{11, 6}, [2]int{got[0].Line, got[0].Column}, "place of NewSeats")
}

package race

type failure struct{}

func (failure) Error() string { return "no" }

func (failure) Is(target error) bool { return true } // want "matching"

func (f *failure) As(target any) bool { return true } // want "matching"

type target = error

type other struct{}

func (other) Is(target) bool { return true } // want "matching"

func (other) As(target interface{}) bool { return true } // want "matching"

type unknown struct{}

func (unknown) Is(missing) bool { return true } // want "matching"

// Package errors asks for neither of these.
type seat struct{}

func (seat) Is(name string) bool { return false }

func (seat) As() string { return "" }

func Is(err error) bool { return false }

func (seat) is(err error) bool { return false }

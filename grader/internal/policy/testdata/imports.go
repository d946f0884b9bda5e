package race

import (
	"context"
	"embed" // want "imports"
	"errors"
	"fmt"
	sort "sort"     // want "imports"
	. "strings"     // want "imports"
	mu "sync"       // want "imports"
	_ "sync/atomic" // want "imports"
	"unsafe"        // want "imports"

	"golang.org/x/sync/errgroup" // want "imports"

	"interleave/grader"         // want "imports"
	"interleave/solutions/race" // want "imports"
)

import "math/rand/v2"

import "C" // want "imports"

var (
	_ = errors.New
	_ = context.Background
	_ = rand.Int
	_ = fmt.Sprint
)

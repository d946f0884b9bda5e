package guide

import "sync"

var printer, scanner sync.Mutex

func photocopy() {
	printer.Lock()
	defer printer.Unlock()
	scanner.Lock()
	defer scanner.Unlock()
}

func archive() {
	scanner.Lock()
	defer scanner.Unlock()
	printer.Lock()
	defer printer.Unlock()
}

func archiveInOrder() {
	printer.Lock() // the printer before the scanner, everywhere
	defer printer.Unlock()
	scanner.Lock()
	defer scanner.Unlock()
}

func archiveOrGiveUp() bool {
	scanner.Lock()
	defer scanner.Unlock()
	if !printer.TryLock() {
		return false // and let go of the scanner
	}
	defer printer.Unlock()
	return true
}

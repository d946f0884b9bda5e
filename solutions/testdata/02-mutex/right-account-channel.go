// A channel with room for one value is the lock, and the value is the balance.
package mutex

type Account struct{ balance chan int }

func NewAccount(opening int) *Account {
	a := &Account{balance: make(chan int, 1)}
	a.balance <- opening
	return a
}

func (a *Account) Deposit(amount int) error {
	if amount <= 0 {
		return ErrInvalidAmount
	}
	balance := <-a.balance
	a.balance <- balance + amount
	return nil
}

func (a *Account) Withdraw(amount int) error {
	if amount <= 0 {
		return ErrInvalidAmount
	}
	balance := <-a.balance
	if balance < amount {
		a.balance <- balance
		return ErrInsufficientFunds
	}
	a.balance <- balance - amount
	return nil
}

func (a *Account) Balance() int {
	balance := <-a.balance
	a.balance <- balance
	return balance
}

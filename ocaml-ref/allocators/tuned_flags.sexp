(-O3 -unsafe -inline 200)

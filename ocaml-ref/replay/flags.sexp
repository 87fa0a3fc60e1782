(-O3 -inline 200)

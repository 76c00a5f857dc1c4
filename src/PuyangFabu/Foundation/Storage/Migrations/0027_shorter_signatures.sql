-- What the program compares is shorter now; what was put down before the upgrade must still be known after it.
update seen_signatures set signature = substr(signature, 1, 16), body = substr(body, 1, 24);

"""Forms, made from declarations: small ones from `fields.Field`, those of records from domain/kinds.py. Templates only print them."""

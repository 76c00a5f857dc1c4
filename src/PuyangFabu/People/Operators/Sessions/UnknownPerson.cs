using Microsoft.AspNetCore.Identity;

namespace PuyangFabu.People.Operators.Sessions;

/// <summary>Stands in for a name that nobody has: its password, which nobody knows, takes as long to check as any other.</summary>
public sealed class UnknownPerson
{
    public UnknownPerson(IPasswordHasher<Operator> hasher)
    {
        Person = new Operator();
        Person.PasswordHash = hasher.HashPassword(Person, SecretToken.Create(""));
    }

    public Operator Person { get; }
}

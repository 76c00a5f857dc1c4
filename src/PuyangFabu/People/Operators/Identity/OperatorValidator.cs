using Microsoft.AspNetCore.Identity;

namespace PuyangFabu.People.Operators.Identity;

/// <summary>Identity asks this of every operator it changes; that the name is free the database itself makes sure of.</summary>
public sealed class OperatorValidator : IUserValidator<Operator>
{
    public Task<IdentityResult> ValidateAsync(UserManager<Operator> manager, Operator user) => Task.FromResult(
        OperatorRules.Problems(user.UserName, user.DisplayName).ToArray() is { Length: > 0 } problems
            ? IdentityResult.Failed([.. problems.Select(static problem => new IdentityError { Code = problem.Field, Description = problem.Reason })])
            : IdentityResult.Success);
}

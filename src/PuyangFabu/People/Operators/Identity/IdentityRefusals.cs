using Microsoft.AspNetCore.Identity;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Operators.Passwords;

namespace PuyangFabu.People.Operators.Identity;

/// <summary>What Identity did not accept, as a refusal by field.</summary>
public static class IdentityRefusals
{
    /// <param name="passwordField">What the field of the new password is called where it was typed.</param>
    public static Refusal ToRefusal(this IdentityResult result, string passwordField) => Refusal.BadInput(
        [.. result.Errors.Select(error => new FieldProblem(error.Code == PasswordValidator.ErrorCode ? passwordField : error.Code, error.Description))]);
}

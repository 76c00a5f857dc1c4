using Microsoft.AspNetCore.Identity;

namespace PuyangFabu.People.Operators.Passwords;

/// <summary>Identity asks this of every new password: the rules, and that it was not one of the last.</summary>
public sealed class PasswordValidator(OldPasswordStore oldPasswords) : IPasswordValidator<Operator>
{
    /// <summary>Code of the errors; the field is called differently from form to form.</summary>
    public const string ErrorCode = "password";

    public async Task<IdentityResult> ValidateAsync(UserManager<Operator> manager, Operator user, string? password)
    {
        var problems = PasswordRules.Problems(password, user.UserName).ToList();
        if (problems.Count == 0 && await WasUsedAsync(manager, user, password!))
        {
            problems.Add($"不能与最近 {PasswordRules.Remembered} 次用过的密码相同");
        }

        return problems.Count == 0
            ? IdentityResult.Success
            : IdentityResult.Failed([.. problems.Select(static problem => new IdentityError { Code = ErrorCode, Description = problem })]);
    }

    private async Task<bool> WasUsedAsync(UserManager<Operator> manager, Operator user, string password)
    {
        if (user.Id == 0)
        {
            return false;
        }

        var older = await oldPasswords.LatestAsync(user.Id, PasswordRules.Remembered - 1, CancellationToken.None);
        return older.Prepend(user.PasswordHash)
            .Any(hash => manager.PasswordHasher.VerifyHashedPassword(user, hash, password) != PasswordVerificationResult.Failed);
    }
}

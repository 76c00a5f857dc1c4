using Microsoft.AspNetCore.Identity;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.People.Operators.Identity;

/// <summary>
/// Checks the codes of authenticator apps for Identity. In place of the framework's own provider, which takes a code twice
/// and reads the system's clock.
/// </summary>
public sealed class TotpProvider(TimeProvider clock) : IUserTwoFactorTokenProvider<Operator>
{
    /// <summary>There is nothing to send: the app makes the code.</summary>
    public Task<string> GenerateAsync(string purpose, UserManager<Operator> manager, Operator user) => Task.FromResult("");

    /// <summary>A right code is used up: the step is noted in the operator, for the caller to write.</summary>
    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<Operator> manager, Operator user)
    {
        if (await manager.GetAuthenticatorKeyAsync(user) is not { Length: > 0 } key
            || Totp.StepOf(Totp.KeyOf(key), token, clock.NowMs(), user.LastTotpStep) is not { } step)
        {
            return false;
        }

        user.LastTotpStep = step;
        return true;
    }

    public async Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Operator> manager, Operator user) =>
        await manager.GetAuthenticatorKeyAsync(user) is { Length: > 0 };
}

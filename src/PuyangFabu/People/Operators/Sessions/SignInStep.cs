using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.People.Operators.Sessions;

/// <summary>
/// Carries through a person's browser that the password was right, so that it need not be typed again with the code: sealed,
/// good for a few minutes, and only while the password is the same.
/// </summary>
public sealed class SignInStep(OperatorStore operators, IDataProtectionProvider protection, TimeProvider clock)
{
    private const long LastsMs = 5 * 60_000;
    private const int Longest = 1000;
    private readonly IDataProtector protector = protection.CreateProtector("sign-in-step");

    /// <param name="userName">Whose password was right.</param>
    public async Task<string> SealAsync(string userName, CancellationToken cancellation)
    {
        var person = await operators.FindByNameAsync(userName.Trim().ToUpperInvariant(), cancellation)
            ?? throw new InvalidOperationException("The password of nobody was right.");
        return protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{person.Id} {clock.NowMs() + LastsMs} {person.SecurityStamp}"));
    }

    /// <returns>Null when it is not ours or too old.</returns>
    public (long OperatorId, string SecurityStamp)? Open(string step)
    {
        if (step.Length is 0 or > Longest)
        {
            return null;
        }

        try
        {
            return protector.Unprotect(step).Split(' ') is [var id, var until, var stamp] && long.Parse(until, CultureInfo.InvariantCulture) > clock.NowMs()
                ? (long.Parse(id, CultureInfo.InvariantCulture), stamp)
                : null;
        }
        catch (CryptographicException)
        {
            // Anybody may send anything here; it is simply not a step of ours.
            return null;
        }
    }
}

using System.Globalization;
using Microsoft.AspNetCore.Identity;
using PuyangFabu.Foundation.Secrets;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.People.Operators.Identity;

/// <summary>
/// What ASP.NET Core Identity sees of operators. It reads from the database and changes the <see cref="Operator"/> in memory;
/// whoever asked Identity for the change writes it (<see cref="OperatorStore"/>) in one transaction with the entry of the
/// record and whatever else belongs to it. So no transaction waits for a slow hash.
/// </summary>
/// <remarks>
/// Lock-out is not Identity's: it must treat names that nobody has like those that somebody has
/// (<see cref="Sessions.SignInFailureStore"/>).
/// </remarks>
public sealed class OperatorIdentityStore(OperatorStore operators, SecretSealer sealer, SlowHash slow, TimeProvider clock) :
    IUserPasswordStore<Operator>,
    IUserSecurityStampStore<Operator>,
    IUserTwoFactorStore<Operator>,
    IUserAuthenticatorKeyStore<Operator>,
    IUserTwoFactorRecoveryCodeStore<Operator>
{
    public Task<Operator?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        operators.FindAsync(long.Parse(userId, CultureInfo.InvariantCulture), cancellationToken);

    public Task<Operator?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        operators.FindByNameAsync(normalizedUserName, cancellationToken);

    public Task<IdentityResult> CreateAsync(Operator user, CancellationToken cancellationToken) => Task.FromResult(IdentityResult.Success);

    public Task<IdentityResult> UpdateAsync(Operator user, CancellationToken cancellationToken) => Task.FromResult(IdentityResult.Success);

    /// <exception cref="NotSupportedException">Always: the record names operators for years, so they are disabled and never deleted.</exception>
    public Task<IdentityResult> DeleteAsync(Operator user, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Operators are disabled, not deleted.");

    public Task<string> GetUserIdAsync(Operator user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Id.ToString(CultureInfo.InvariantCulture));

    public Task<string?> GetUserNameAsync(Operator user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.UserName);

    public Task SetUserNameAsync(Operator user, string? userName, CancellationToken cancellationToken) => Done(() => user.UserName = userName ?? "");

    public Task<string?> GetNormalizedUserNameAsync(Operator user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.NormalizedName);

    public Task SetNormalizedUserNameAsync(Operator user, string? normalizedName, CancellationToken cancellationToken) =>
        Done(() => user.NormalizedName = normalizedName ?? "");

    public Task<string?> GetPasswordHashAsync(Operator user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.PasswordHash.Length > 0 ? user.PasswordHash : null);

    public Task<bool> HasPasswordAsync(Operator user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash.Length > 0);

    public Task SetPasswordHashAsync(Operator user, string? passwordHash, CancellationToken cancellationToken) => Done(() =>
    {
        user.PasswordHash = passwordHash ?? "";
        user.PasswordSetMs = clock.NowMs();
    });

    public Task<string?> GetSecurityStampAsync(Operator user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SecurityStamp);

    public Task SetSecurityStampAsync(Operator user, string stamp, CancellationToken cancellationToken) => Done(() => user.SecurityStamp = stamp);

    public Task<bool> GetTwoFactorEnabledAsync(Operator user, CancellationToken cancellationToken) => Task.FromResult(user.SecondFactor);

    public Task SetTwoFactorEnabledAsync(Operator user, bool enabled, CancellationToken cancellationToken) => Done(() => user.SecondFactor = enabled);

    /// <summary>Null also when the key cannot be opened with this node's master key: then no code is right.</summary>
    public Task<string?> GetAuthenticatorKeyAsync(Operator user, CancellationToken cancellationToken) =>
        Task.FromResult(user.AuthenticatorKey.Length > 0 ? sealer.Open(SecretPurpose.Totp, user.AuthenticatorKey) : null);

    public Task SetAuthenticatorKeyAsync(Operator user, string key, CancellationToken cancellationToken) =>
        Done(() => user.AuthenticatorKey = sealer.Seal(SecretPurpose.Totp, key));

    public Task ReplaceCodesAsync(Operator user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        Done(() => user.RecoveryCodes = RecoveryCodes.Keep(recoveryCodes, slow));

    public Task<bool> RedeemCodeAsync(Operator user, string code, CancellationToken cancellationToken)
    {
        var left = RecoveryCodes.Redeem(user.RecoveryCodes, code, slow);
        user.RecoveryCodes = left ?? user.RecoveryCodes;
        return Task.FromResult(left is not null);
    }

    public Task<int> CountCodesAsync(Operator user, CancellationToken cancellationToken) => Task.FromResult(RecoveryCodes.CountLeft(user.RecoveryCodes));

    public void Dispose()
    {
        // Identity asks for it; there is nothing to give back.
    }

    private static Task Done(Action change)
    {
        change();
        return Task.CompletedTask;
    }
}

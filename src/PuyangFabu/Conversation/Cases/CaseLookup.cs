using System.Security.Cryptography;
using System.Text;
using PuyangFabu.Foundation.Bounds;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Secrets;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Conversation.Cases;

/// <summary>Finds a case by its number and its query code. Tries are counted before they are looked at, for the number and for the address.</summary>
public sealed class CaseLookup(CaseStore cases, Database database, SlowHash slow, TimeProvider clock)
{
    public const int MostForNumber = 5;
    public const int MostFromAddress = 30;
    private const int LongestTyped = 40;

    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    /// <param name="number">As it was typed.</param>
    /// <param name="code">As it was typed.</param>
    /// <param name="address">From where it is asked for.</param>
    public async Task<Outcome<Case>> FindAsync(string number, string code, string address, CancellationToken cancellation)
    {
        if (number.Length > LongestTyped || code.Length > LongestTyped)
        {
            return CaseRefusals.WrongCode;
        }

        var digits = string.Concat(number.Where(char.IsAsciiDigit));
        var (ofNumber, ofAddress) = (SubjectOf($"number {digits}"), SubjectOf($"address {AddressBlock.NameOf(address)}"));
        var now = clock.NowMs();
        var since = now - (long)Pause.TotalMilliseconds;
        var tries = await database.WriteAsync(
            async session => (
                Number: await CaseGuessStore.AddAsync(session, ofNumber, now, since),
                Address: await CaseGuessStore.AddAsync(session, ofAddress, now, since)),
            cancellation);
        if (tries.Number > MostForNumber || tries.Address > MostFromAddress)
        {
            return CaseRefusals.TooManyGuesses(Pause);
        }

        var found = digits.Length == 0 ? null : await cases.FindByNumberAsync(digits, cancellation);
        if (!QueryCode.Fits(code, found?.CodeHash, slow))
        {
            return CaseRefusals.WrongCode;
        }

        await database.WriteAsync(
            async session =>
            {
                await CaseGuessStore.ForgetAsync(session, ofNumber);
                await CaseGuessStore.TakeBackAsync(session, ofAddress);
            },
            cancellation);
        return found!;
    }

    // An address is nobody's to read here.
    private static string SubjectOf(string what) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)));
}

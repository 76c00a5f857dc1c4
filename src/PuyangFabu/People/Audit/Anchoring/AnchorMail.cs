using System.Globalization;
using System.Net.Mail;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.People.Audit.Anchoring;

/// <summary>Mails a signed anchor to those who keep it.</summary>
public sealed class AnchorMail(MailSender sender, TimeProvider clock)
{
    private const string Scheme = "mailto:";

    public bool IsSet => sender.IsSet;

    public static bool IsMail(string target) => target.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);

    /// <returns>Null when it is no address.</returns>
    public static MailAddress? AddressOf(string target) => MailAddress.TryCreate(target[Scheme.Length..], out var address) ? address : null;

    /// <inheritdoc cref="MailSender.SendAsync"/>
    public Task SendAsync(MailAddress to, string line, CancellationToken cancellation) => sender.SendAsync(
        to, string.Create(CultureInfo.InvariantCulture, $"审计锚定 {clock.GetUtcNow().ToOffset(UnixMilliseconds.China):yyyy-MM-dd HH:mm}"), line + "\n", cancellation);
}

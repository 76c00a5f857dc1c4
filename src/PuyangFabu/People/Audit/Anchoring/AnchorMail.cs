using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.People.Audit.Anchoring;

/// <summary>Mails a signed anchor to those who keep it.</summary>
public sealed class AnchorMail(AuditMailOptions options, TimeProvider clock)
{
    private const string Scheme = "mailto:";
    private static readonly TimeSpan LongestSending = TimeSpan.FromMinutes(1);

    public bool IsSet => options.Host.Length > 0;

    public static bool IsMail(string target) => target.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);

    /// <returns>Null when it is no address.</returns>
    public static MailAddress? AddressOf(string target) => MailAddress.TryCreate(target[Scheme.Length..], out var address) ? address : null;

    /// <exception cref="SmtpException">The server did not take it.</exception>
    /// <exception cref="OperationCanceledException">It took too long.</exception>
    public async Task SendAsync(MailAddress to, string line, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(LongestSending, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        using var mail = new MailMessage(new MailAddress(options.From), to)
        {
            Subject = string.Create(CultureInfo.InvariantCulture, $"审计锚定 {clock.GetUtcNow().ToOffset(UnixMilliseconds.China):yyyy-MM-dd HH:mm}"),
            SubjectEncoding = Encoding.UTF8,
            Body = line + "\n",
            BodyEncoding = Encoding.ASCII,
            BodyTransferEncoding = TransferEncoding.SevenBit,
        };
        using var client = new SmtpClient(options.Host, options.Port) { EnableSsl = options.StartTls };
        if (options.UserName.Length > 0)
        {
            client.Credentials = new NetworkCredential(options.UserName, options.Password);
        }

        await client.SendMailAsync(mail, either.Token);
    }
}

using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace PuyangFabu.People.Audit.Anchoring;

/// <summary>Sends plain mails by the server of <see cref="AuditMailOptions"/>.</summary>
public sealed class MailSender(AuditMailOptions options, TimeProvider clock)
{
    private static readonly TimeSpan LongestSending = TimeSpan.FromMinutes(1);

    public bool IsSet => options.Host.Length > 0;

    /// <param name="body">Of ASCII it goes out as it is written, so that it can be read in the mail itself.</param>
    /// <exception cref="SmtpException">The server did not take it.</exception>
    /// <exception cref="OperationCanceledException">It took too long.</exception>
    public async Task SendAsync(MailAddress to, string subject, string body, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(LongestSending, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        var plain = body.All(char.IsAscii);
        using var mail = new MailMessage(new MailAddress(options.From), to)
        {
            Subject = subject,
            SubjectEncoding = Encoding.UTF8,
            Body = body,
            BodyEncoding = plain ? Encoding.ASCII : Encoding.UTF8,
            BodyTransferEncoding = plain ? TransferEncoding.SevenBit : TransferEncoding.Base64,
        };
        using var client = new SmtpClient(options.Host, options.Port) { EnableSsl = options.StartTls };
        if (options.UserName.Length > 0)
        {
            client.Credentials = new NetworkCredential(options.UserName, options.Password);
        }

        await client.SendMailAsync(mail, either.Token);
    }
}

using System.Net.Mail;

namespace PuyangFabu.People.Audit.Anchoring;

/// <summary>The mail server that takes signed anchors; section <c>Audit:Mail</c>.</summary>
public sealed class AuditMailOptions
{
    public const string SectionName = "Audit:Mail";

    /// <summary>Empty when anchors are not mailed.</summary>
    public string Host { get; set; } = "";

    public int Port { get; set; } = 25;

    /// <summary>Sender.</summary>
    public string From { get; set; } = "";

    /// <summary>Empty when the server wants nobody to sign in.</summary>
    public string UserName { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>Whether the connection is encrypted (STARTTLS); without it no password is sent.</summary>
    public bool StartTls { get; set; } = true;

    /// <returns>A sentence that names the key, or null.</returns>
    public static string? FirstProblem(AuditMailOptions options) =>
        options.Host.Length == 0 ? null
        : options.Port is < 1 or > 65_535 ? $"Audit:Mail:Port 的值 {options.Port} 不对，应在 1 与 65535 之间。"
        : !MailAddress.TryCreate(options.From, out _) ? "Audit:Mail:From 应为发件人的邮箱地址。"
        : options.UserName.Length > 0 && options.Password.Length == 0 ? "Audit:Mail:UserName 已填写，但没有填写 Audit:Mail:Password。"
        : options.UserName.Length > 0 && !options.StartTls ? "Audit:Mail:StartTls 为 false 时密码会以明文经过网络：请设为 true，或去掉 Audit:Mail:UserName。"
        : null;
}

using System.Net.Mail;
using PuyangFabu.People.Audit.Anchoring;

namespace PuyangFabu.Hosting.Commands;

/// <summary>What <c>audit anchor</c> does: one signed line, handed to each who keeps it.</summary>
internal static class AnchorCommand
{
    /// <param name="targets">Paths, <c>mailto:</c> addresses, or <c>-</c> for standard output. One that fails keeps no other from getting the line.</param>
    public static async Task<int> RunAsync(string[] settings, IReadOnlyList<string> targets, CancellationToken cancellation)
    {
        await using var app = await CommandServices.OpenAsync(settings, cancellation);
        var mail = app.Services.GetRequiredService<AnchorMail>();
        if (targets.Select(target => ProblemOf(target, mail)).FirstOrDefault(static problem => problem is not null) is { } wrong)
        {
            await System.Console.Error.WriteLineAsync(wrong);
            return ExitCode.WrongInput;
        }

        var (line, problem) = await app.Services.GetRequiredService<SignedAnchors>().SignAsync(cancellation);
        if (line is null)
        {
            await System.Console.Error.WriteLineAsync($"审计记录不完整，没有签名：{problem}");
            return ExitCode.Failed;
        }

        var clock = app.Services.GetRequiredService<TimeProvider>();
        var code = ExitCode.Done;
        foreach (var target in targets)
        {
            if (await FailureAsync(target, line, mail, clock, cancellation) is { } failure)
            {
                await System.Console.Error.WriteLineAsync(failure);
                code = ExitCode.Failed;
            }
        }

        return code;
    }

    private static string? ProblemOf(string target, AnchorMail mail) =>
        target == "-" ? null
        : AnchorMail.IsMail(target)
            ? !mail.IsSet ? "没有设置邮件服务器：请填写 Audit:Mail:Host 和 Audit:Mail:From；或把 audit anchor 的输出接给 mail、msmtp 等程序。"
                : AnchorMail.AddressOf(target) is null ? $"{target} 不是一个邮箱地址，应写作 mailto:名字@单位。" : null
        : target.Length == 0 ? "没有写明文件。"
        : Directory.Exists(target) ? $"{target} 是目录，请写明其中的文件。"
        : !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(target)))
            ? $"目录 {Path.GetDirectoryName(Path.GetFullPath(target))} 不存在（没有挂载？）。锚定不会自己建目录，请先建好。"
        : null;

    private static async Task<string?> FailureAsync(string target, string line, AnchorMail mail, TimeProvider clock, CancellationToken cancellation)
    {
        try
        {
            if (target == "-")
            {
                System.Console.WriteLine(line);
            }
            else if (AnchorMail.IsMail(target))
            {
                await mail.SendAsync(AnchorMail.AddressOf(target)!, line, cancellation);
            }
            else
            {
                await AnchorFile.AppendAsync(target, line, clock, cancellation);
            }

            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return $"没有写进 {target}：{(failure is UnauthorizedAccessException ? "没有权限" : "磁盘满了、目录不见了，或另有程序正在写它")}。";
        }
        catch (Exception failure) when (failure is SmtpException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return $"没有寄到 {target}：{((failure as SmtpException)?.StatusCode is { } status and not SmtpStatusCode.GeneralFailure ? $"邮件服务器答复 {(int)status}" : "连不上邮件服务器，或它没有答复")}。";
        }
    }
}

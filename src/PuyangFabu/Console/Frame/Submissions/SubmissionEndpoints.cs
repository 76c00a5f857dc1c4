using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using PuyangFabu.Console.Frame.Errors;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;

namespace PuyangFabu.Console.Frame.Submissions;

/// <summary>
/// A form that comes twice (a double click, a reload, a second tab with the same draft) has one effect and one answer. Who sends it
/// again waits for the first and is led where that one led; what was done and the key are one transaction (<see cref="SubmissionStore"/>),
/// so that neither a second process nor a killed one does it twice. The same key with other words does nothing and loses none of them.
/// </summary>
public static class SubmissionEndpoints
{
    public const string Field = "submissionKey";

    private const int KeyBytes = 16;
    private const int MostWaiting = 8;

    private static readonly Refusal OtherWords = Refusal.Conflict(
        "formRepeated", "这张表单已经提交过一次，并且生效了。您填写的与那一次不同，还没有提交；确要再做一次，请核对后再提交。");

    private static readonly Refusal NoAnswer = Refusal.Conflict(
        "formRepeated", "这张表单已经提交过了，没有再做第二次。请先看看上一次的结果；确要再做一次，请再提交。");

    private static readonly PartitionedRateLimiter<string> Turns = PartitionedRateLimiter.Create<string, string>(static form =>
        RateLimitPartition.GetConcurrencyLimiter(form, static _ => new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = MostWaiting }));

    public static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));

    /// <summary>Stands behind the sign-in and before the pages; the form was read already. One without a key is sent as often as it comes; one whose key is none of ours is no form of ours.</summary>
    public static void UseSubmissions(this IApplicationBuilder pages) => pages.Use(static (context, next) =>
        context.RequestServices.GetRequiredService<Actor>().OperatorId is not { } operatorId || context.Request.Form[Field] is [] ? next(context)
        : context.Request.Form[Field] is [{ } key] && IsKey(key) ? InTurnAsync(context, next, operatorId, key)
        : ConsoleEndpoints.WriteAsync<FormExpiredPage>(context, StatusCodes.Status400BadRequest));

    private static async Task InTurnAsync(HttpContext context, RequestDelegate next, long operatorId, string key)
    {
        var store = context.RequestServices.GetRequiredService<SubmissionStore>();
        var sent = await SubmissionOfAsync(context.Request, key, context.RequestAborted);
        using var turn = await Turns.AcquireAsync($"{operatorId} {sent.Key}", cancellationToken: context.RequestAborted);
        var before = await store.FindAsync(operatorId, sent.Key, context.RequestAborted);
        if (!turn.IsAcquired || Answers(context, before, sent))
        {
            await (turn.IsAcquired ? Task.CompletedTask : ConsoleEndpoints.WriteAsync<FormRepeatedPage>(context, StatusCodes.Status409Conflict));
            return;
        }

        context.Features.Set(new SentForm(key, sent, before is null ? null : before.ContentHash == sent.ContentHash ? NoAnswer : OtherWords));
        try
        {
            await next(context);
        }
        catch (RepeatedSubmissionException) when (!context.Response.HasStarted)
        {
            // Another process was faster.
            context.Response.Clear();
            if (!Answers(context, await store.FindAsync(operatorId, sent.Key, CancellationToken.None), sent))
            {
                await ConsoleEndpoints.WriteAsync<FormRepeatedPage>(context, StatusCodes.Status409Conflict);
            }

            return;
        }

        if (before is null && context.Response.StatusCode is StatusCodes.Status302Found or StatusCodes.Status303SeeOther)
        {
            await store.KeepAsync(operatorId, sent, ConsoleEndpoints.WithinHost(context.Response.Headers.Location) ?? "");
        }
    }

    private static bool Answers(HttpContext context, AcceptedSubmission? before, Submission sent)
    {
        if (before is null || before.ContentHash != sent.ContentHash || before.NextPath.Length == 0)
        {
            return false;
        }

        context.Response.Redirect(before.NextPath);
        return true;
    }

    private static bool IsKey(string text) => text.Length == 2 * KeyBytes && text.All(char.IsAsciiHexDigitLower);

    private static async Task<Submission> SubmissionOfAsync(HttpRequest request, string key, CancellationToken cancellation)
    {
        var form = request.Form;
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Convert.FromHexString(key));
        Add(hash, request.Path.Value);
        foreach (var (name, values) in form.Where(static field => field.Key is not (Field or "formToken")).OrderBy(static field => field.Key, StringComparer.Ordinal))
        {
            Add(hash, name);
            foreach (var value in values)
            {
                Add(hash, value);
            }
        }

        foreach (var file in form.Files)
        {
            Add(hash, file.Name);
            Add(hash, file.FileName);
            await using var content = file.OpenReadStream();
            hash.AppendData(await SHA256.HashDataAsync(content, cancellation));
        }

        return new Submission(
            Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(key))), Convert.ToHexStringLower(hash.GetHashAndReset()), NewKey());
    }

    private static void Add(IncrementalHash hash, string? text)
    {
        var bytes = Encoding.UTF8.GetBytes(text ?? "");
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}

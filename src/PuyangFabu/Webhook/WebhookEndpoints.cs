using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using PuyangFabu.Accounts;
using PuyangFabu.Webhook.Callbacks;

namespace PuyangFabu.Webhook;

/// <summary>Where WeChat's callbacks arrive; HTTP ends here.</summary>
public static class WebhookEndpoints
{
    // WeChat is known by its signature: what comes for operators and readers (sessions, error pages) has nothing to do here.
    public static void MapWebhook(this IEndpointRouteBuilder routes)
    {
        // Looked up by the first request: a scope of services for each message would cost more than its signature.
        var services = routes.ServiceProvider;
        var found = new Lazy<Parts>(() => new Parts(
            services.GetRequiredService<AccountRegistry>(), services.GetRequiredService<AddressCheck>(),
            services.GetRequiredService<WebhookPipeline>(), services.GetRequiredService<WebhookMetrics>(), services.GetRequiredService<TimeProvider>()));
        routes.MapGet("/wechat", context => VerifyAsync(context, found.Value, found.Value.Accounts.Default)).ExcludeFromDescription().ShortCircuit();
        routes.MapPost("/wechat", context => AnswerAsync(context, found.Value, found.Value.Accounts.Default)).ExcludeFromDescription().ShortCircuit();
        routes.MapGet("/wechat/{slug}", context => VerifyAsync(context, found.Value, Named(context, found.Value))).ExcludeFromDescription().ShortCircuit();
        routes.MapPost("/wechat/{slug}", context => AnswerAsync(context, found.Value, Named(context, found.Value))).ExcludeFromDescription().ShortCircuit();
    }

    private static WeChatAccount? Named(HttpContext context, Parts parts) =>
        parts.Accounts.Find((string)context.Request.RouteValues["slug"]!);

    private static async Task VerifyAsync(HttpContext context, Parts parts, WeChatAccount? account)
    {
        var query = ReadQuery(context.Request.QueryString.Value);
        if (account is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else if (await parts.Check.AnswerAsync(account, query) is { Status: not StatusCodes.Status200OK } refused)
        {
            context.Response.StatusCode = refused.Status;
        }
        else
        {
            context.Response.ContentType = "text/plain; charset=utf-8";
            context.Response.Headers.XContentTypeOptions = "nosniff";
            var echo = Encoding.UTF8.GetBytes(query.Echo);
            context.Response.ContentLength = echo.Length;
            await context.Response.Body.WriteAsync(echo, context.RequestAborted);
        }
    }

    private static async Task AnswerAsync(HttpContext context, Parts parts, WeChatAccount? account)
    {
        if (account is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var begun = parts.Metrics.Begin();
        using var trace = WebhookSteps.StartDelivery(account.Slug);
        using var body = new CallbackBody();
        try
        {
            if (context.Request.ContentLength > CallbackBody.MaxBytes || !await body.ReadAsync(context.Request.BodyReader, parts.Clock, context.RequestAborted))
            {
                context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
                return;
            }
        }
        catch (BadHttpRequestException broken)
        {
            // Anybody can send half a body; that is no failure of ours.
            context.Response.StatusCode = broken.StatusCode;
            return;
        }

        var answer = await parts.Pipeline.AnswerAsync(account, ReadQuery(context.Request.QueryString.Value), body.Bytes);
        parts.Metrics.Answered(answer, begun);
        context.Response.StatusCode = answer.Status;
        context.Response.ContentLength = answer.Body.Length;
        if (answer.Body.Length > 0)
        {
            context.Response.ContentType = answer.IsXml ? "text/xml; charset=utf-8" : "text/plain; charset=utf-8";
            await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
        }
    }

    // The framework's query collection costs more than the signature itself.
    private static CallbackQuery ReadQuery(string? text)
    {
        string? signature = null, msgSignature = null, timestamp = null, nonce = null, echo = null, encryptType = null;
        var ambiguous = false;
        foreach (var pair in new QueryStringEnumerable(text))
        {
            // %6eonce is nonce to other readers.
            switch (pair.DecodeName().Span)
            {
                case "signature":
                    Read(ref signature, pair.DecodeValue().Span);
                    break;
                case "msg_signature":
                    Read(ref msgSignature, pair.DecodeValue().Span);
                    break;
                case "timestamp":
                    Read(ref timestamp, pair.DecodeValue().Span);
                    break;
                case "nonce":
                    Read(ref nonce, pair.DecodeValue().Span);
                    break;
                case "echostr":
                    Read(ref echo, pair.DecodeValue().Span);
                    break;
                case "encrypt_type":
                    Read(ref encryptType, pair.DecodeValue().Span);
                    break;
            }
        }

        return new CallbackQuery
        {
            Signature = signature ?? "",
            MsgSignature = msgSignature ?? "",
            Timestamp = timestamp ?? "",
            Nonce = nonce ?? "",
            Echo = echo ?? "",
            EncryptType = encryptType ?? "",
            IsAmbiguous = ambiguous,
        };

        void Read(ref string? parameter, ReadOnlySpan<char> value)
        {
            ambiguous |= parameter is not null;
            parameter = value.ToString();
        }
    }

    /// <summary>What every request needs; all of them live as long as the process.</summary>
    private sealed record Parts(AccountRegistry Accounts, AddressCheck Check, WebhookPipeline Pipeline, WebhookMetrics Metrics, TimeProvider Clock);
}

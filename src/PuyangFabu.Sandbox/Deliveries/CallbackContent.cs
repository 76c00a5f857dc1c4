using System.Net;
using System.Net.Http.Headers;

namespace PuyangFabu.Sandbox.Deliveries;

/// <summary>A body that tells when it has left, so that a connection can be closed right after.</summary>
internal sealed class CallbackContent : HttpContent
{
    private readonly byte[] body;
    private readonly TaskCompletionSource sent = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public CallbackContent(byte[] body)
    {
        this.body = body;
        Headers.ContentType = new MediaTypeHeaderValue("text/xml");
    }

    /// <summary>Ends when all bytes were handed to the connection; never when there is none.</summary>
    public Task Sent => sent.Task;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(body, cancellationToken);
        await stream.FlushAsync(cancellationToken);
        sent.TrySetResult();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }
}

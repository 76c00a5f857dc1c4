using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace PuyangFabu.Publishing.Broadcasts;

/// <summary>
/// The one trace of a job at WeChat, from its approval to the report of its end. Between those lie days, restarts and other nodes, so
/// that no activity could be handed on. Instead the trace has the number under which the job goes to WeChat, which never changes and
/// stands on the broadcast's page: whoever knows the one finds the other. Nobody is the activity that all of them have above them.
/// </summary>
internal static class BroadcastTrace
{
    private const int TraceBytes = 16;
    private const int SpanBytes = 8;

    /// <param name="clientMsgId">See <see cref="BroadcastPart.ClientMsgId"/>.</param>
    public static ActivityContext Of(string clientMsgId)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(clientMsgId));
        ReadOnlySpan<byte> trace = Number(clientMsgId) is { } number ? number : hash.AsSpan(0, TraceBytes);
        return new ActivityContext(
            ActivityTraceId.CreateFromBytes(trace),
            ActivitySpanId.CreateFromBytes(hash.AsSpan(TraceBytes, SpanBytes)),

            // A collector that takes few of the others wants these all the same: there is one a day.
            ActivityTraceFlags.Recorded,
            isRemote: true);
    }

    // Older versions wrote other keys; a trace has 32 digits, not all of them 0.
    private static byte[]? Number(string key) =>
        key.Length == TraceBytes * 2 && key.All(char.IsAsciiHexDigitLower) && Convert.FromHexString(key) is var bytes && bytes.AsSpan().ContainsAnyExcept((byte)0) ? bytes : null;
}

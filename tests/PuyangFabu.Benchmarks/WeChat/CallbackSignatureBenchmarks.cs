using BenchmarkDotNet.Attributes;
using PuyangFabu.WeChat.Callbacks;

namespace PuyangFabu.Benchmarks.WeChat;

/// <summary>Checking the signature of a request in plain and in safe mode.</summary>
[MemoryDiagnoser]
public class CallbackSignatureBenchmarks
{
    private static readonly string Signature =
        CallbackSignature.Compute(CallbackSamples.Token, CallbackSamples.Timestamp, CallbackSamples.Nonce);

    private static readonly string MsgSignature =
        CallbackSignature.Compute(CallbackSamples.Token, CallbackSamples.Timestamp, CallbackSamples.Nonce, CallbackSamples.Encrypt);

    [Benchmark(Baseline = true)]
    public bool Plain() =>
        CallbackSignature.IsValid(CallbackSamples.Token, CallbackSamples.Timestamp, CallbackSamples.Nonce, Signature);

    [Benchmark]
    public bool Safe() =>
        CallbackSignature.IsValid(
            CallbackSamples.Token, CallbackSamples.Timestamp, CallbackSamples.Nonce, CallbackSamples.Encrypt, MsgSignature);
}

using System;
using Microsoft.Research.Science.Data;
using NumVid.Formats.NetCdf.Views;

namespace NumVid.Formats.NetCdf;

/// <summary>Creates variables of the types that NetCDF files have.</summary>
internal static class NetCdfVariables
{
    /// <summary>Creates the SDS variable of a stored one.</summary>
    internal static Variable Create(NetCdfDataSet owner, NetCdfVariableView view)
    {
        var type = view.Decoder.ValueType;
        return type == typeof(DateTime) ? new NetCdfVariable<DateTime>(owner, view) : Type.GetTypeCode(type) switch
        {
            TypeCode.SByte => new NetCdfVariable<sbyte>(owner, view),
            TypeCode.Byte => new NetCdfVariable<byte>(owner, view),
            TypeCode.Int16 => new NetCdfVariable<short>(owner, view),
            TypeCode.UInt16 => new NetCdfVariable<ushort>(owner, view),
            TypeCode.Int32 => new NetCdfVariable<int>(owner, view),
            TypeCode.UInt32 => new NetCdfVariable<uint>(owner, view),
            TypeCode.Int64 => new NetCdfVariable<long>(owner, view),
            TypeCode.UInt64 => new NetCdfVariable<ulong>(owner, view),
            TypeCode.Single => new NetCdfVariable<float>(owner, view),
            TypeCode.Double => new NetCdfVariable<double>(owner, view),
            TypeCode.Boolean => new NetCdfVariable<bool>(owner, view),
            _ => new NetCdfVariable<string>(owner, view),
        };
    }
}

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Plumbline authors
"""tfjs2onnx.py - turn TensorFlow.js graph models (model.json + .bin) and the face-api.js weight bundles
into plain NCHW float32 ONNX (opset 9, batch 1) that OpenCV DNN 4.6 can load.

  tfjs2onnx.py graph  MODEL.json OUT.onnx [--repair-prelu]
  tfjs2onnx.py faceapi {age_gender|face_recognition|face_landmark_68|tiny_face_detector} MODEL_DIR OUT.onnx

Needs python3-numpy, python3-onnx (Debian). Deterministic output.
"""
import base64, json, os, sys
import numpy as np
import onnx
from onnx import helper, numpy_helper, TensorProto

# ------------------------------------------------------------------ weights
DT = {'float32': np.float32, 'int32': np.int32, 'uint8': np.uint8, 'uint16': np.uint16, 'float16': np.float16, 'bool': np.uint8}

def load_weights(manifest, folder):
    out = {}
    for group in manifest:
        blob = b''.join(open(os.path.join(folder, p), 'rb').read() for p in group['paths'])
        pos = 0
        for w in group['weights']:
            n = int(np.prod(w['shape'])) if w['shape'] else 1
            q = w.get('quantization')
            store = np.dtype(DT[q['dtype']] if q else DT[w['dtype']])
            raw = np.frombuffer(blob, store, n, pos)
            pos += n * store.itemsize
            if q and 'scale' in q:
                raw = (raw.astype(np.float64) * q['scale'] + q['min'])
                raw = np.rint(raw) if w['dtype'] == 'int32' else raw
            out[w['name']] = raw.astype(np.int64 if w['dtype'] == 'int32' else np.float32).reshape(w['shape'])
        assert pos == len(blob), ('weights left over', pos, len(blob))
    return out

# ------------------------------------------------------------------ ONNX builder, tracks NCHW / 2-D shapes
class G:
    def __init__(self, name):
        self.name, self.nodes, self.inits, self.shape, self.k = name, [], [], {}, 0
        self.inputs, self.outputs = [], []
    def const(self, a, hint='w'):
        self.k += 1; n = '%s_%d' % (hint, self.k)
        a = np.ascontiguousarray(a); a = a.astype(np.int64 if a.dtype.kind in 'iu' else np.float32)
        self.inits.append(numpy_helper.from_array(a, n)); return n
    def op(self, kind, ins, shape, out=None, **attr):
        self.k += 1; out = out or 't%d' % self.k
        self.nodes.append(helper.make_node(kind, ins, [out], name='n_' + out, **attr))
        self.shape[out] = tuple(int(s) for s in shape); return out
    def input(self, name, shape):
        self.inputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)); self.shape[name] = tuple(shape); return name
    def output(self, t, name):
        self.op('Identity', [t], self.shape[t], out=name)
        self.outputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, self.shape[name]))
    # --- layers
    @staticmethod
    def pads(size, k, s, d, mode):
        if mode == 'VALID': return 0, 0, (size - (k - 1) * d - 1) // s + 1
        o = -(-size // s); p = max(0, (o - 1) * s + (k - 1) * d + 1 - size)
        return p // 2, p - p // 2, o
    def conv(self, x, w, b=None, stride=(1, 1), mode='SAME', dil=(1, 1), depthwise=False):
        n, c, h, wd = self.shape[x]
        if depthwise:
            kh, kw, ci, m = w.shape; wt = w.transpose(2, 3, 0, 1).reshape(ci * m, 1, kh, kw); grp = ci
        else:
            kh, kw, ci, co = w.shape; wt = w.transpose(3, 2, 0, 1); grp = 1
        assert ci == c, (ci, c)
        t, bt, oh = self.pads(h, kh, stride[0], dil[0], mode); l, r, ow = self.pads(wd, kw, stride[1], dil[1], mode)
        if b is None: b = np.zeros(wt.shape[0], np.float32)
        ins = [x, self.const(wt), self.const(b.reshape(-1), 'b')]
        return self.op('Conv', ins, (n, wt.shape[0], oh, ow), kernel_shape=[kh, kw], strides=list(stride), pads=[t, l, bt, r], dilations=list(dil), group=grp)
    def pool(self, kind, x, k, s, mode):
        n, c, h, w = self.shape[x]
        t, bt, oh = self.pads(h, k[0], s[0], 1, mode); l, r, ow = self.pads(w, k[1], s[1], 1, mode)
        return self.op(kind, [x], (n, c, oh, ow), kernel_shape=list(k), strides=list(s), pads=[t, l, bt, r])
    def affine(self, x, scale, bias):            # per channel, as BatchNormalization (OpenCV folds it into the convolution)
        c = self.shape[x][1]; sc = np.broadcast_to(np.asarray(scale, np.float32).reshape(-1), (c,)); bi = np.broadcast_to(np.asarray(bias, np.float32).reshape(-1), (c,))
        if len(self.shape[x]) == 2:
            y = self.op('Reshape', [x, self.const(np.array([1, c, 1, 1]), 's')], (1, c, 1, 1)); y = self.affine(y, sc, bi)
            return self.op('Flatten', [y], (1, c), axis=1)
        return self.op('BatchNormalization', [x, self.const(sc), self.const(bi), self.const(np.zeros(c)), self.const(np.ones(c))], self.shape[x], epsilon=0.0)
    def act(self, kind, x): return self.op(kind, [x], self.shape[x])
    def clip(self, x, lo, hi): return self.op('Clip', [x], self.shape[x], min=float(lo), max=float(hi))
    def prelu(self, x, slope): return self.op('PRelu', [x, self.const(np.asarray(slope).reshape(-1, 1, 1))], self.shape[x])
    def flat(self, x, nhwc=True):
        s = self.shape[x]; n = int(np.prod(s))
        if nhwc and len(s) == 4 and s[2] * s[3] > 1: x = self.op('Transpose', [x], (s[0], s[2], s[3], s[1]), perm=[0, 2, 3, 1])
        return self.op('Flatten', [x], (1, n), axis=1)
    def gemm(self, x, w, b=None):
        if b is None: b = np.zeros(w.shape[1], np.float32)
        return self.op('Gemm', [x, self.const(w.T), self.const(b.reshape(-1), 'b')], (1, w.shape[1]), transB=1)
    def pad(self, x, p, value=0.):                # p: [(before, after)] * 4 in NCHW
        s = self.shape[x]; o = [a + u + v for a, (u, v) in zip(s, p)]
        return self.op('Pad', [x], o, mode='constant', pads=[u for u, v in p] + [v for u, v in p], value=float(value))
    def save(self, path, doc=''):
        need = {o.name for o in self.outputs}; keep = []
        for nd in reversed(self.nodes):
            if nd.output[0] in need: keep.append(nd); need.update(nd.input)
        self.nodes = keep[::-1]; self.inits = [i for i in self.inits if i.name in need]
        g = helper.make_graph(self.nodes, self.name, self.inputs, self.outputs, self.inits)
        m = helper.make_model(g, opset_imports=[helper.make_opsetid('', 9)], producer_name='tfjs2onnx', doc_string=doc); m.ir_version = 6
        onnx.checker.check_model(m); open(path, 'wb').write(m.SerializeToString())

# ------------------------------------------------------------------ TF.js graph models
def dec(v):
    if 's' in v: return base64.b64decode(v['s']).decode() if not v['s'] in ('SAME', 'VALID', 'NHWC') else v['s']
    if 'i' in v: return int(v['i'])
    if 'f' in v: return float(v['f'])
    if 'b' in v: return bool(v['b'])
    if 'list' in v:
        l = v['list']
        if 's' in l: return [base64.b64decode(s).decode() for s in l['s']]
        if 'i' in l: return [int(i) for i in l['i']]
        return []
    if 'shape' in v: return [int(d['size']) for d in v['shape'].get('dim', [])]
    return None

def nm(s): return s.lstrip('^').split(':')[0]

def graph_model(js, out, repair=False):
    folder = os.path.dirname(js); d = json.load(open(js)); W = load_weights(d['weightsManifest'], folder)
    nodes = {n['name']: n for n in d['modelTopology']['node']}
    order, seen = [], set()
    def visit(n):
        st = [(n, 0)]
        while st:
            x, i = st.pop()
            if x in seen: continue
            ins = [nm(k) for k in nodes[x].get('input', [])]
            todo = [k for k in ins if k not in seen]
            if todo and i == 0: st.append((x, 1)); st.extend((k, 0) for k in todo)
            elif todo: st.append((x, 1)); st.extend((k, 0) for k in todo)
            else: seen.add(x); order.append(x)
    sig = d.get('signature') or (d.get('userDefinedMetadata') or {}).get('signature') or {}
    outs = {k: nm(v['name']) for k, v in sig['outputs'].items()}
    for o in outs.values(): visit(o)
    g = G(os.path.basename(js)[:-5]); C, T = {}, {}       # constants; tensors
    skip = {}
    uses = {}
    for n in nodes.values():
        for i in n.get('input', []): uses.setdefault(nm(i), []).append(n['name'])
    stats = {'prelu': 0, 'repaired': 0}
    prerelu = {}
    def A(n, k, default=None):
        a = nodes[n].get('attr', {}).get(k); return default if a is None else dec(a)
    def spatial(v): return (v[1], v[2])
    def fused(y, n, ins, pos):
        for f in A(n, 'fused_ops', []) or []:
            if f == 'BiasAdd': continue
            elif f == 'Relu': prerelu[n] = y; y = g.act('Relu', y)
            elif f == 'Relu6': y = g.clip(y, 0, 6)
            elif f == 'Elu': y = g.act('Elu', y)
            elif f == 'Prelu': y = g.prelu(y, C[ins[pos]])
            elif f == 'LeakyRelu': y = g.op('LeakyRelu', [y], g.shape[y], alpha=A(n, 'leakyrelu_alpha', 0.2))
            else: raise NotImplementedError(f)
        return y
    def scalar(n): return n in C and C[n].size == 1
    def relu_src(n):                                      # n == Relu(x) ? -> x
        if nodes[n]['op'] == 'Relu': return nm(nodes[n]['input'][0])
    def match_prelu(n):
        """Add(pos, neg): relu(x)+c*(x-|x|)  or  max(0,x)+g*min(0,x).  -> (x, slope, damaged)"""
        a, b = [nm(i) for i in nodes[n]['input']]
        for pos, neg in ((a, b), (b, a)):
            if neg in C or pos in C or nodes[neg]['op'] != 'Mul': continue
            u, v = [nm(i) for i in nodes[neg]['input']]
            for c, t in ((u, v), (v, u)):
                if c not in C or t in C: continue
                if nodes[t]['op'] == 'Sub':
                    x, ab = [nm(i) for i in nodes[t]['input']]
                    if nodes[ab]['op'] == 'Abs' and nm(nodes[ab]['input'][0]) == x:
                        if relu_src(pos) == x: return x, 2 * C[c], False
                        if pos == x and x in prerelu: return x, 2 * C[c], True
                if nodes[t]['op'] == 'Minimum' and nodes[pos]['op'] == 'Maximum':
                    xs = [nm(i) for i in nodes[t]['input']]; ys = [nm(i) for i in nodes[pos]['input']]
                    z = [i for i in xs if i in C and not C[i].any()]; z2 = [i for i in ys if i in C and not C[i].any()]
                    x = [i for i in xs if i not in C]; y = [i for i in ys if i not in C]
                    if z and z2 and x == y: return x[0], C[c], False
    # tensors needed only by a matched PReLU need not be emitted: emit lazily
    done = set()
    def emit(n):
        st = [n]
        while st:
            x = st[-1]
            if x in done: st.pop(); continue
            need = deps(x)
            miss = [k for k in need if k not in done]
            if miss: st.extend(miss); continue
            build(x); done.add(x); st.pop()
    pre = {}; relu6 = set()
    def deps(n):
        ins = [nm(i) for i in nodes[n].get('input', [])]
        if nodes[n]['op'] in ('Add', 'AddV2') and n not in pre:
            for i in ins:                                 # constants first so that the matcher can see them
                if nodes[i]['op'] == 'Const': C.setdefault(i, W[i])
            for k in ins:
                for j in nodes[k].get('input', []):
                    j = nm(j)
                    if nodes[j]['op'] == 'Const': C.setdefault(j, W[j])
                    for jj in nodes[j].get('input', []):
                        if nodes[nm(jj)]['op'] == 'Const': C.setdefault(nm(jj), W[nm(jj)])
            try: pre[n] = cand(n)
            except KeyError: pre[n] = None
        if pre.get(n): return [pre[n]]
        return ins
    def cand(n):
        a, b = [nm(i) for i in nodes[n]['input']]
        for pos, neg in ((a, b), (b, a)):
            if nodes[neg]['op'] != 'Mul': continue
            for t in nodes[neg]['input']:
                t = nm(t)
                if nodes[t]['op'] == 'Sub' and nodes[nm(nodes[t]['input'][1])]['op'] == 'Abs': return nm(nodes[t]['input'][0])
                if nodes[t]['op'] == 'Minimum' and nodes[pos]['op'] == 'Maximum':
                    return [nm(i) for i in nodes[t]['input'] if nodes[nm(i)]['op'] != 'Const'][0]
    def build(n):
        op = nodes[n]['op']; ins = [nm(i) for i in nodes[n].get('input', [])]
        if op == 'Const': C[n] = W[n]; return
        if op == 'Placeholder':
            s = A(n, 'shape') or []
            if len(s) != 4:
                s = [int(k['size']) for k in list(sig['inputs'].values())[0]['tensorShape']['dim']]
            T[n] = g.input('input', [1, s[3], s[1], s[2]]); return
        if op in ('Identity', 'StopGradient') or (op == 'ExpandDims'): 
            if ins[0] in C: C[n] = C[ins[0]]
            else: T[n] = T[ins[0]]
            return
        if op in ('Add', 'AddV2') and pre.get(n):
            m = match_prelu(n)
            assert m, n
            x, slope, damaged = m; stats['prelu'] += 1
            if damaged and repair: stats['repaired'] += 1; T[n] = g.prelu(prerelu[x], slope)
            elif damaged: T[n] = T[x]                     # what the shipped graph really computes: the negative branch is always 0
            else: T[n] = g.prelu(T[x], slope)
            return
        if op in ('Conv2D', '_FusedConv2D', 'DepthwiseConv2dNative', 'FusedDepthwiseConv2dNative'):
            f = A(n, 'fused_ops', []) or []
            b = C[ins[2]] if 'BiasAdd' in f else None
            y = g.conv(T[ins[0]], C[ins[1]], b, spatial(A(n, 'strides')), A(n, 'padding'), spatial(A(n, 'dilations', [1, 1, 1, 1]) or [1, 1, 1, 1]), 'epthwise' in op)
            T[n] = fused(y, n, ins, 3); return
        if op in ('MatMul', '_FusedMatMul'):
            w = C[ins[1]]; w = w.T if A(n, 'transpose_b') else w
            y = g.gemm(T[ins[0]], w, C[ins[2]] if 'BiasAdd' in (A(n, 'fused_ops', []) or []) else None)
            T[n] = fused(y, n, ins, 3); return
        if op in ('MaxPool', 'AvgPool'):
            T[n] = g.pool('MaxPool' if op == 'MaxPool' else 'AveragePool', T[ins[0]], spatial(A(n, 'ksize')), spatial(A(n, 'strides')), A(n, 'padding')); return
        if op in ('Relu', 'Tanh', 'Sigmoid', 'Elu', 'Abs', 'Neg', 'Sqrt'): T[n] = g.act(op, T[ins[0]]); return
        if op == 'Relu6': T[n] = g.clip(T[ins[0]], 0, 6); return
        if op == 'Softmax': T[n] = g.op('Softmax', [T[ins[0]]], g.shape[T[ins[0]]], axis=1); return
        if op == 'Prelu': T[n] = g.prelu(T[ins[0]], C[ins[1]]); return
        if op in ('Mean', 'Max'):
            y = g.op('GlobalAveragePool' if op == 'Mean' else 'GlobalMaxPool', [T[ins[0]]], g.shape[T[ins[0]]][:2] + (1, 1))
            T[n] = y if A(n, 'keep_dims') else g.flat(y); return
        if op in ('Reshape', 'Squeeze'):
            x = T[ins[0]]
            if op == 'Squeeze': T[n] = g.flat(x); return
            tgt = [int(v) for v in C[ins[1]].reshape(-1)]; tot = int(np.prod(g.shape[x]))
            if -1 in tgt: tgt[tgt.index(-1)] = tot // int(-np.prod(tgt))
            if int(np.prod(tgt)) != tot: tgt[0] = 1; 
            assert int(np.prod(tgt)) == tot, (n, tgt, g.shape[x])
            if len(tgt) == 2: T[n] = g.flat(x); return
            s = g.shape[x]; y = g.op('Transpose', [x], (s[0], s[2], s[3], s[1]), perm=[0, 2, 3, 1]) if len(s) == 4 else x
            T[n] = g.op('Reshape', [y, g.const(np.array(tgt), 's')], tgt); return
        if op == 'Pad':
            p = C[ins[1]].reshape(4, 2).tolist(); T[n] = g.pad(T[ins[0]], [p[0], p[3], p[1], p[2]]); return
        if op == 'StridedSlice':
            b = C[ins[1]].reshape(-1).tolist(); assert len(b) == 2 and A(n, 'begin_mask') == 1 and A(n, 'shrink_axis_mask') == 2, n
            T[n] = g.op('Slice', [T[ins[0]]], (1, 1), axes=[1], starts=[b[1]], ends=[b[1] + 1]); return
        if op in ('Minimum', 'Maximum'):
            c = [i for i in ins if i in C]; x = [i for i in ins if i not in C]; v = float(C[c[0]].reshape(-1)[0])
            src = nodes[x[0]]
            if op == 'Minimum' and src['op'] == 'Relu': T[n] = g.clip(T[nm(src['input'][0])], 0, v); relu6.add(n)   # relu then min -> one clip
            elif op == 'Maximum' and x[0] in relu6 and v == 0: T[n] = T[x[0]]; relu6.add(n)
            else: T[n] = g.clip(T[x[0]], -3.4e38, v) if op == 'Minimum' else g.clip(T[x[0]], v, 3.4e38)
            return
        if op in ('Mul', 'Add', 'AddV2', 'Sub', 'RealDiv'):
            a, b = ins
            if a in C and b in C:
                f = {'Mul': np.multiply, 'Sub': np.subtract, 'RealDiv': np.divide}.get(op, np.add); C[n] = f(C[a], C[b]); return
            if a in C or b in C:
                x, c, rev = (T[b], C[a], True) if a in C else (T[a], C[b], False)
                assert not (rev and op == 'RealDiv')
                if op == 'Mul': T[n] = g.affine(x, c, 0)
                elif op == 'RealDiv': T[n] = g.affine(x, 1. / c, 0)
                elif op == 'Sub': T[n] = g.affine(x, -1, c) if rev else g.affine(x, 1, -c)
                else: T[n] = g.affine(x, 1, c)
                return
            sh = g.shape[T[a]] if np.prod(g.shape[T[a]]) >= np.prod(g.shape[T[b]]) else g.shape[T[b]]
            T[n] = g.op({'Mul': 'Mul', 'Sub': 'Sub', 'RealDiv': 'Div'}.get(op, 'Add'), [T[a], T[b]], sh); return
        raise NotImplementedError(op + ' ' + n)
    cut = {}
    for k, o in list(outs.items()):
        # an L2-normalised embedding tail (Square,Sum,Maximum,Rsqrt,Mul) is left to the caller: cut before it
        if nodes[o]['op'] == 'Mul' and any(nodes[nm(i)]['op'] == 'Rsqrt' for i in nodes[o]['input']):
            outs[k] = [nm(i) for i in nodes[o]['input'] if nodes[nm(i)]['op'] != 'Rsqrt'][0]; cut[k] = 'L2 normalisation left to the caller'
    names = []
    for k in sorted(outs):
        o = outs[k]; emit(o)
    for k in sorted(outs):
        name = k.split(':')[0].split('/')[0]; name = 'output_' + name if name in ('input',) else name
        name = {'Identity': 'out0', 'Identity_1': 'out1', 'Identity_2': 'out2', 'Identity_3': 'out3'}.get(name, name)
        g.output(T[outs[k]], name); names.append((name, g.shape[name]))
    g.save(out, 'converted from %s' % os.path.basename(js))
    print(os.path.basename(out), 'in', g.shape['input'], 'out', names, stats, cut)

# ------------------------------------------------------------------ face-api.js bundles (architecture rebuilt here)
def faceapi(which, folder, out):
    man = json.load(open(os.path.join(folder, which + '_model-weights_manifest.json')))
    W = load_weights(man, folder); g = G('faceapi_' + which)
    W = {k: v for k, v in W.items()}
    if which in ('age_gender',):
        x = g.input('input', [1, 3, 112, 112])
        def sep(x, p): 
            y = g.conv(x, W[p + '/depthwise_filter'], None, depthwise=True); return g.conv(y, W[p + '/pointwise_filter'], W[p + '/bias'])
        R = lambda t: g.act('Relu', t)
        def red(x, p, a=True):
            o = sep(R(x) if a else x, p + '/separable_conv0'); o = sep(R(o), p + '/separable_conv1'); o = g.pool('MaxPool', o, (3, 3), (2, 2), 'SAME')
            e = g.conv(x, W[p + '/expansion_conv/filters'], W[p + '/expansion_conv/bias'], (2, 2)); return g.op('Add', [o, e], g.shape[o])
        x = R(g.conv(x, W['entry_flow/conv_in/filters'], W['entry_flow/conv_in/bias'], (2, 2)))
        x = red(x, 'entry_flow/reduction_block_0', False); x = red(x, 'entry_flow/reduction_block_1')
        for i in range(2):
            p = 'middle_flow/main_block_%d' % i; o = x
            for j in range(3): o = sep(R(o), p + '/separable_conv%d' % j)
            x = g.op('Add', [o, x], g.shape[x])
        x = red(x, 'exit_flow/reduction_block'); x = R(sep(x, 'exit_flow/separable_conv'))
        x = g.flat(g.pool('AveragePool', x, (7, 7), (2, 2), 'VALID'))
        g.output(g.gemm(x, W['fc/age/weights'], W['fc/age/bias']), 'age')
        gd = g.gemm(x, W['fc/gender/weights'], W['fc/gender/bias']); g.output(g.op('Softmax', [gd], (1, 2), axis=1), 'gender')
    elif which == 'face_recognition':
        x = g.input('input', [1, 3, 150, 150])
        def cl(x, p, s, relu, mode):
            w, b, sw, sb = W[p + '/conv/filters'], W[p + '/conv/bias'], W[p + '/scale/weights'], W[p + '/scale/biases']
            y = g.conv(x, w * sw.reshape(1, 1, 1, -1), b * sw + sb, (s, s), mode); return g.act('Relu', y) if relu else y
        def res(x, p):
            y = cl(cl(x, p + '/conv1', 1, True, 'SAME'), p + '/conv2', 1, False, 'SAME'); return g.act('Relu', g.op('Add', [y, x], g.shape[x]))
        def down(x, p):
            y = cl(cl(x, p + '/conv1', 2, True, 'VALID'), p + '/conv2', 1, False, 'SAME')
            q = g.pool('AveragePool', x, (2, 2), (2, 2), 'VALID'); sq, sy = g.shape[q], g.shape[y]
            if sq[2:] != sy[2:]: y = g.pad(y, [(0, 0), (0, 0), (0, 1), (0, 1)]); sy = g.shape[y]
            if sq[1] != sy[1]: q = g.pad(q, [(0, 0), (0, sy[1] - sq[1]), (0, 0), (0, 0)])
            assert g.shape[q] == g.shape[y], (g.shape[q], g.shape[y])
            return g.act('Relu', g.op('Add', [q, y], g.shape[y]))
        x = cl(x, 'conv32_down', 2, True, 'VALID'); x = g.pool('MaxPool', x, (3, 3), (2, 2), 'VALID')
        for p in ('32_1', '32_2', '32_3', '64_down', '64_1', '64_2', '64_3', '128_down', '128_1', '128_2', '256_down', '256_1', '256_2', '256_down_out'):
            x = (down if 'down' in p else res)(x, 'conv' + p)
        x = g.flat(g.op('GlobalAveragePool', [x], (1, 256, 1, 1))); g.output(g.gemm(x, W['fc']), 'descriptor')
    elif which == 'face_landmark_68':
        x = g.input('input', [1, 3, 112, 112])
        def sep(x, p, s=(1, 1)):
            y = g.conv(x, W[p + '/depthwise_filter'], None, s, depthwise=True); return g.conv(y, W[p + '/pointwise_filter'], W[p + '/bias'])
        def dense(x, p, first):
            if first: o1 = g.act('Relu', g.conv(x, W[p + '/conv0/filters'], W[p + '/conv0/bias'], (2, 2)))
            else: o1 = g.act('Relu', sep(x, p + '/conv0', (2, 2)))
            add = lambda a, b: g.op('Add', [a, b], g.shape[a])
            o2 = sep(o1, p + '/conv1'); i3 = g.act('Relu', add(o1, o2)); o3 = sep(i3, p + '/conv2')
            i4 = g.act('Relu', add(o1, add(o2, o3))); o4 = sep(i4, p + '/conv3'); return g.act('Relu', add(o1, add(o2, add(o3, o4))))
        for i in range(4): x = dense(x, 'dense%d' % i, i == 0)
        x = g.flat(g.pool('AveragePool', x, (7, 7), (2, 2), 'VALID')); g.output(g.gemm(x, W['fc/weights'], W['fc/bias']), 'landmarks')
    elif which == 'tiny_face_detector':
        x = g.input('input', [1, 3, 416, 416])
        def sep(x, p):
            y = g.conv(x, W[p + '/depthwise_filter'], None, depthwise=True); y = g.conv(y, W[p + '/pointwise_filter'], W[p + '/bias']); return g.op('LeakyRelu', [y], g.shape[y], alpha=0.1)
        x = g.conv(x, W['conv0/filters'], W['conv0/bias'], mode='VALID') if 'conv0/filters' in W else sep(x, 'conv0')
        if 'conv0/filters' in W: x = g.op('LeakyRelu', [x], g.shape[x], alpha=0.1)
        for i in range(1, 6): x = g.pool('MaxPool', x, (2, 2), (2, 2), 'SAME'); x = sep(x, 'conv%d' % i)
        x = g.pool('MaxPool', x, (2, 2), (1, 1), 'SAME')
        g.output(g.conv(x, W['conv8/filters'], W['conv8/bias'], mode='SAME'), 'grid')
    else: raise SystemExit('unknown ' + which)
    g.save(out, 'rebuilt from face-api.js weights ' + which); print(os.path.basename(out), g.shape['input'], [(o.name, g.shape[o.name]) for o in g.outputs])

if __name__ == '__main__':
    if sys.argv[1] == 'graph': graph_model(sys.argv[2], sys.argv[3], '--repair-prelu' in sys.argv)
    else: faceapi(sys.argv[2], sys.argv[3], sys.argv[4])
